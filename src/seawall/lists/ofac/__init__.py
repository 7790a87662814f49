"""OFAC's lists, SDN and Consolidated, in each of the formats that OFAC publishes."""
