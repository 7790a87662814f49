"""Small lists in OFAC's formats, of plainly fictional companies, as many as a test asks for."""

from collections.abc import Iterable
from pathlib import Path

_NULLS = ",-0- " * 7
_ENTITY = """<entity id="{uid}"><generalInfo><entityType refId="601">Entity</entityType></generalInfo>
<sanctionsLists><sanctionsList refId="1550">{name_of_list}</sanctionsList></sanctionsLists>
<sanctionsPrograms><sanctionsProgram refId="2">CYBER2</sanctionsProgram></sanctionsPrograms>
<names><name id="1"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations><translation id="1">
<isPrimary>true</isPrimary><script refId="20122">Latin</script><formattedLastName>{name}</formattedLastName>
<formattedFullName>{name}</formattedFullName><nameParts><namePart id="1"><type refId="1525">Entity Name</type>
<value>{name}</value></namePart></nameParts></translation></translations></name></names></entity>"""
_NAMESPACE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML"


def name_of(uid: int) -> str:
    return f"EXAMPLE TRADING {uid} LLC"


def sdn_csv(uids: Iterable[int]) -> bytes:
    """SDN.CSV or CONS_PRIM.CSV with one row for each number."""
    rows = [f'{uid},"{name_of(uid)}",-0- ,"CYBER2"{_NULLS},"Website www.example{uid}.com."' for uid in uids]
    return "\r\n".join([*rows, "\x1a"]).encode()


def alt_csv(uids: Iterable[int]) -> bytes:
    """ALT.CSV with one alias for each number."""
    rows = [f'{uid},{uid + 10_000},"aka","SAMPLE EXPORT {uid} CO",-0- ' for uid in uids]
    return "\r\n".join([*rows, "\x1a"]).encode()


def add_csv(uids: Iterable[int]) -> bytes:
    """ADD.CSV with one address for each number."""
    rows = [f'{uid},{uid + 20_000},"1 Example Street","Beijing","China",-0- ' for uid in uids]
    return "\r\n".join([*rows, "\x1a"]).encode()


def comments_csv() -> bytes:
    return b"\x1a"


def enhanced(uids: Iterable[int], day: str = "2026-08-20", name_of_list: str = "SDN List") -> bytes:
    """SDN_ENHANCED.XML or CONS_ENHANCED.XML with one entity for each number."""
    body = "".join(_ENTITY.format(uid=uid, name=name_of(uid), name_of_list=name_of_list) for uid in uids)
    return f"""<?xml version="1.0" encoding="utf-8"?><sanctionsData xmlns="{_NAMESPACE}"><publicationInfo>
<dataAsOf>{day}T00:00:00</dataAsOf><filters><sanctionsLists><sanctionsList refId="1550">{name_of_list}</sanctionsList>
</sanctionsLists></filters></publicationInfo><entities>{body}</entities></sanctionsData>""".encode()


def consolidated(uids: Iterable[int], day: str = "2026-08-20") -> bytes:
    """CONS_ENHANCED.XML."""
    return enhanced(uids, day, "Consolidated List")


def legacy(uids: Iterable[int], claimed: int, day: str = "08/20/2026") -> bytes:
    """SDN.XML with one entry for each number, and the count that it claims."""
    body = "".join(
        f"<sdnEntry><uid>{uid}</uid><lastName>{name_of(uid)}</lastName><sdnType>Entity</sdnType>"
        f"<programList><program>CYBER2</program></programList></sdnEntry>"
        for uid in uids
    )
    return f"""<?xml version="1.0"?><sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
<publshInformation><Publish_Date>{day}</Publish_Date><Record_Count>{claimed}</Record_Count></publshInformation>
{body}</sdnList>""".encode()


def extracted(uids: Iterable[int]) -> bytes:
    """A names-only extract in CSV with one entry for each number."""
    rows = [f"{uid},{name_of(uid)},entity,CYBER2,SAMPLE EXPORT {uid} CO" for uid in uids]
    return "\n".join(["uid,name,type,programs,alternate_names", *rows, ""]).encode()


def metadata(entries: int, day: str = "2026-08-20") -> bytes:
    """The metadata beside an extract."""
    return f'{{"name": "OFAC SDN list", "published": "{day}", "counts": {{"entries": {entries}}}}}'.encode()


def extracted_json(uids: Iterable[int], day: str = "2026-08-20") -> bytes:
    """A names-only extract in JSON with one entry for each number."""
    rows = [
        f'{{"uid": {uid}, "name": "{name_of(uid)}", "type": "entity", "programs": ["CYBER2"], "alternateNames": []}}'
        for uid in uids
    ]
    head = metadata(len(rows), day).decode().rstrip("}")
    return f'{head}}}, "entries": [{", ".join(rows)}]}}'.encode()


def put(folder: Path, **files: bytes) -> Path:
    """Write files into a folder, emptied first; a double underscore in a name stands for its dot."""
    for old in folder.glob("*") if folder.exists() else ():
        old.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


def csv_set(uids: range) -> dict[str, bytes]:
    """The four files of the SDN list under OFAC's names, for `put`."""
    return {
        "SDN__CSV": sdn_csv(uids),
        "ALT__CSV": alt_csv(uids),
        "ADD__CSV": add_csv(uids),
        "SDN_COMMENTS__CSV": comments_csv(),
    }
