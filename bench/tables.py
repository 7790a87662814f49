"""Word tables of the treatments: keyboards, spellings, forms. Written by hand for the benchmark; no matcher reads them."""

# The neighbours of each key on a QWERTY keyboard.
NEIGHBOUR_KEYS = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl", "p": "ol",
    "a": "qsz", "s": "adwx", "d": "sfec", "f": "dgrv", "g": "fhtb", "h": "gjyn", "j": "hkum", "k": "jli", "l": "kop",
    "z": "asx", "x": "zcs", "c": "xvd", "v": "cbf", "b": "vng", "n": "bmh", "m": "nkj",
}  # fmt: skip

MIDDLE_NAMES = (
    "James Ali Maria Hassan Ivanovich José Ahmad Lee Ann Petrovich Hussein Luis Khan Elena Wei Mahmoud Paul Abdul Marie "
    "Sergeyevich Carlos Mohamed Jean Karim"
).split()

BRANCHES = (
    "(Dubai)",
    "Moscow Branch",
    "Head Office",
    "Beijing",
    "Hong Kong",
    "Istanbul Office",
    "Tehran",
    "FZE",
    "- HQ",
)

TITLES = (
    "Mr",
    "Mrs.",
    "Dr.",
    "Prof. Dr.",
    "Haji",
    "Sheikh",
    "General",
    "Gen.",
    "Col.",
    "Mullah",
    "Sr.",
    "Eng.",
    "H.E.",
)

# Words of companies that say little and that everybody can spell.
PLAIN_WORDS = frozenset(
    """LIMITED LTD LIABILITY COMPANY COMPANIES CO LLC INC INCORPORATED CORPORATION CORP JOINT STOCK PUBLIC OPEN CLOSED JSC PJSC OJSC CJSC GMBH
    TRADING INTERNATIONAL GROUP GENERAL HOLDING HOLDINGS SHIPPING ENERGY TECHNOLOGY TRADE INDUSTRIES INDUSTRY SERVICES SERVICE BANK
    INVESTMENT ENTERPRISE ENTERPRISES CENTER CENTRE THE FOR AND OF OOO OAO ZAO PAO AO SOCIETY OBSHCHESTVO AKTSIONERNOE
    OGRANICHENNOI OTVETSTVENNOSTYU PUBLICHNOE OTKRYTOE ZAKRYTOE""".split()
)

# Systems that write one original letter in different Latin letters: BGN/PCGN, ISO 9, GOST, French and German for Russian;
# English, French, Turkish and Persian manners for Arabic; Wade-Giles for Chinese.
ROMANISATIONS = (
    ("shch", "sch"), ("zh", "j"), ("kh", "h"), ("kh", "ch"), ("ts", "c"), ("ya", "ia"), ("ya", "ja"), ("yu", "iu"), ("yu", "ju"),
    ("ye", "e"), ("iy", "y"), ("iy", "i"), ("yy", "y"), ("ov", "off"), ("ev", "eff"), ("ey", "ei"), ("ay", "ai"),
    ("x", "ks"), ("v", "w"), ("sh", "ch"), ("sh", "sch"), ("dzh", "j"),
    ("q", "k"), ("q", "gh"), ("gh", "g"), ("j", "dj"), ("u", "ou"), ("u", "oo"), ("ou", "u"), ("i", "ee"), ("ee", "i"), ("oo", "u"),
    ("aw", "au"), ("dh", "z"), ("dh", "d"), ("th", "t"), ("mm", "m"), ("ss", "s"), ("ah", "a"), ("w", "v"), ("al-", "el-"),
    ("mohammad", "muhammed"), ("muhammad", "mohamed"), ("mohammed", "mehmet"), ("abdul", "abdel"), ("abd al", "abdul"),
    ("zh", "ch"), ("xi", "hsi"), ("qi", "chi"), ("zi", "tzu"),
)  # fmt: skip

# How a name is spelt by one who only heard it.
SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("c", "k"), ("k", "c"), ("ee", "i"), ("i", "y"), ("oo", "u"), ("th", "t"), ("x", "ks"), ("w", "v"),
    ("v", "w"), ("z", "s"), ("s", "z"), ("ie", "y"), ("ei", "ay"), ("ll", "l"), ("tt", "t"), ("nn", "n"), ("rr", "r"), ("ss", "s"),
    ("l", "ll"), ("n", "nn"), ("h", ""), ("gh", "g"), ("ou", "u"), ("e", "i"), ("o", "u"), ("a", "e"), ("qu", "kw"), ("f", "ph"),
    ("sh", "ch"), ("tch", "ch"), ("j", "g"), ("g", "j"), ("dt", "t"), ("er", "ar"),
)  # fmt: skip

# What optical reading takes for what.
OCR = (
    ("O", "0"), ("o", "0"), ("I", "1"), ("I", "l"), ("l", "1"), ("l", "I"), ("S", "5"), ("B", "8"), ("G", "6"), ("Z", "2"), ("E", "F"),
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("w", "vv"), ("e", "c"), ("c", "e"), ("h", "b"), ("H", "N"),
    ("M", "N"), ("U", "V"), ("D", "O"), ("RN", "M"), ("A", "4"), ("t", "f"), ("n", "ri"), ("Q", "O"), ("R", "P"),
)  # fmt: skip

_LIMITED = ("Ltd", "Ltd.", "Limited", "")
_LLC = ("LLC", "L.L.C.", "Limited Liability Company", "")
_JSC = ("JSC", "Joint Stock Company", "AO", "")
LEGAL_FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\bpublic joint stock company\b|\bPJSC\b|\bPAO\b", ("PJSC", "PAO", "Public Joint Stock Company", "")),
    (r"\bopen joint stock company\b|\bOJSC\b|\bOAO\b", ("OJSC", "OAO", "Open Joint Stock Company", "")),
    (r"\bclosed joint stock company\b|\bCJSC\b|\bZAO\b", ("CJSC", "ZAO", "Closed Joint Stock Company", "")),
    (r"\bjoint stock company\b|\bJSC\b|\bAO\b", _JSC),
    (r"\blimited liability company\b|\bL\.?L\.?C\b\.?|\bOOO\b", (*_LLC, "OOO")),
    (r"\bco(?:mpany|\.)?,?\s+(?:ltd|limited)\b\.?", ("Company Limited", "Co Ltd", "Co., Ltd.", "Ltd")),
    (r"\blimited\b", _LIMITED),
    (r"\bltd\b\.?", _LIMITED),
    (r"\bGmbH\b", ("Gesellschaft mit beschränkter Haftung", "G.m.b.H.", "")),
    (r"\bS\.?A\.? de C\.?V\b\.?", ("Sociedad Anónima de Capital Variable", "SA de CV", "")),
    (r"\bS\.A\.S\.?", ("SAS", "Sociedad por Acciones Simplificada", "")),
    (r"\bS\.A\.", ("SA", "Sociedad Anónima", "")),
    (r"\bincorporated\b|\binc\b\.?", ("Inc.", "Inc", "Incorporated", "")),
    (r"\bcorporation\b|\bcorp\b\.?", ("Corp.", "Corporation", "Corp")),
    (r"\bPLC\b", ("Public Limited Company", "")),
)
COMMON_FORMS = ("LLC", "Ltd", "Ltd.", "Inc.", "Co.", "GmbH", "Limited")

ACCENTED = {
    "a": "áàâäãåā", "e": "éèêëē", "i": "íìîïī", "o": "óòôöõō", "u": "úùûüū", "n": "ñ", "c": "ç", "s": "š", "z": "ž",
}  # fmt: skip

HOMOGLYPHS = {
    "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "I": "І", "K": "К", "M": "М", "O": "О", "P": "Р", "T": "Т", "X": "Х",
    "a": "а", "c": "с", "e": "е", "i": "і", "o": "ο", "p": "р", "s": "ѕ", "x": "х", "y": "у",
}  # fmt: skip
