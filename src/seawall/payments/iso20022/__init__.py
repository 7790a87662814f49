"""What all ISO 20022 messages share: parties, agents, accounts, addresses, remittance, and a strict way to read them."""
