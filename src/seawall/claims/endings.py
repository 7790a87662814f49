"""What a name's ending and its domain say: a top-level domain, a file's extension, an agency's own site, a shared service.

These tables decide what is taken out of an advisory as an indicator (claims/advisory.py); none is used in matching logs.
"""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "top_level_domains.txt"

EXTENSIONS = frozenset(
    "asp aspx bak bash bat bin bmp c cab cfg class cmd conf config cpp cs css csv dat db dll dmp doc docm docx elf eml exe gif go "
    "gz hta htm html ico ini iso jar java jpeg jpg js json jsp jspx key ko lnk log lua md msi o ocx pcap pdb pdf pem php phtml pl "
    "png ppt ps ps1 psm1 pub py pyc rar rb reg rs rtf scr sh so sql svg swf sys tar tgz tmp txt vbe vbs war xls xlsm xlsx xml "
    "yaml yml yar z zip 7z".split()
)
# Paraguay gives out names below com.py and its like, never directly below .py: two labels that end so are a program.
NEVER_DIRECTLY_BELOW = frozenset({"py"})
# Endings that are programs' names as much as domains: of two labels nobody can tell without the document.
PROGRAM_LIKE = frozenset({"run", "app", "bat", "bin", "so", "sh", "pl", "rs", "ps", "md", "zip", "mov", "new", "page"})

# Who writes advisories, and where they point to. Their own names stand in their texts and are nobody's infrastructure.
AGENCIES = {
    "nsa.gov": "National Security Agency", "cisa.gov": "CISA", "cisa.dhs.gov": "CISA", "us-cert.gov": "CISA", "fbi.gov": "FBI",
    "ic3.gov": "FBI", "justice.gov": "Department of Justice", "treasury.gov": "Treasury", "defense.gov": "Department of Defense",
    "dc3.mil": "DC3", "nist.gov": "NIST", "cybercom.mil": "US Cyber Command", "cyber.gov.au": "ASD", "asd.gov.au": "ASD",
    "cyber.gc.ca": "Cyber Centre, Canada", "cse-cst.gc.ca": "CSE, Canada", "ncsc.govt.nz": "NCSC, New Zealand",
    "cert.govt.nz": "CERT NZ", "ncsc.gov.uk": "NCSC, United Kingdom", "cyber.go.jp": "NCO, Japan", "nisc.go.jp": "NISC, Japan",
    "npa.go.jp": "National Police Agency, Japan", "jpcert.or.jp": "JPCERT/CC", "bsi.bund.de": "BSI, Germany",
    "verfassungsschutz.de": "BfV, Germany", "aivd.nl": "AIVD, Netherlands", "ncsc.nl": "NCSC, Netherlands",
    "ccn-cert.cni.es": "CCN, Spain", "ccn.cni.es": "CCN, Spain", "cert.ssi.gouv.fr": "ANSSI, France",
    "nukib.gov.cz": "NÚKIB, Czechia", "enisa.europa.eu": "ENISA", "mitre.org": "MITRE", "cve.org": "CVE Program", "first.org": "FIRST",
}  # fmt: skip
# Below these only governments have names: a victim of the actor, or another publisher.
GOVERNMENT = frozenset("gov mil gc.ca europa.eu bund.de gouv.fr".split())
_GOVERNMENT_LABELS = frozenset("gov govt gob gub gouv go mil".split())

# Services under which strangers have names side by side. One name below is one customer; the service itself is nobody's.
SHARED = {
    "softether.net": "dynamic DNS of the VPN product SoftEther", "ooguy.com": "dynamic DNS (Dynu)", "giize.com": "dynamic DNS (Dynu)",
    "duckdns.org": "dynamic DNS", "ddns.net": "dynamic DNS (No-IP)", "hopto.org": "dynamic DNS (No-IP)",
    "no-ip.org": "dynamic DNS (No-IP)", "dyndns.org": "dynamic DNS", "myftp.biz": "dynamic DNS (No-IP)",
    "github.io": "hosting of pages (GitHub)", "workers.dev": "hosting of programs (Cloudflare)",
    "pages.dev": "hosting of pages (Cloudflare)", "azurewebsites.net": "hosting (Microsoft)", "cloudfront.net": "a CDN (Amazon)",
    "amazonaws.com": "hosting (Amazon)", "appspot.com": "hosting (Google)", "herokuapp.com": "hosting (Salesforce)",
    "ngrok.io": "tunnels (ngrok)", "trycloudflare.com": "tunnels (Cloudflare)", "apigw.tencentcs.com": "hosting (Tencent)",
}  # fmt: skip

# Hashes of nothing: what an empty file has, and what tools print where they could not read one.
HASHES_OF_NOTHING = frozenset({
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709", "d41d8cd98f00b204e9800998ecf8427e",
})  # fmt: skip


@cache
def top_level_domains() -> frozenset[str]:
    """IANA's top-level domains in lower case, as of the version in the file's first line."""
    return frozenset(
        line for line in _FILE.read_text(encoding="ascii").splitlines() if line and not line.startswith("#")
    )


def agency(name: str) -> str:
    """Whose own site this is among those who write advisories; empty where it is none's."""
    return next((AGENCIES[each] for each in ups(name) if each in AGENCIES), "")


def shared_service(name: str) -> tuple[str, str] | None:
    """The service under which this name stands among strangers' names, and what it is."""
    return next(((each, SHARED[each]) for each in ups(name) if each in SHARED), None)


def is_government(name: str) -> bool:
    """Whether only a government has names like this: below .gov, .gov.au, .gc.ca."""
    labels = name.split(".")
    national = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _GOVERNMENT_LABELS
    return national or any(each in GOVERNMENT for each in ups(name))


def ups(name: str) -> list[str]:
    """A name and all names above it: a.b.c, b.c, c."""
    labels = name.split(".")
    return [".".join(labels[at:]) for at in range(len(labels))]
