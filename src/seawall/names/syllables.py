"""Whether a Latin word is one syllable of Chinese or Korean: such words are common the world over, in whatever list."""

import re

# Initials and finals of pinyin and of Wade–Giles without apostrophes; letters of Revised Romanization and
# McCune–Reischauer. A few words of other languages have the same build (Dan, Man, Sun) and are common too.
_CHINESE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh|hs|ts|tz)?"
    r"(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|ien|in|ing|io|iong|iu|iung|o|ong|ou|u|ua|uai|uan|uang|uei|ue|ueh|ui|un|ung|uo|ih|eh)"
)
_KOREAN = re.compile(
    r"(?:[gkndtrlmbpsjhyw]|ch|sh|kk|tt|pp|ss|jj)?(?:a|ae|eo|e|o|oe|oi|oo|u|eu|ui|i|ee|ya|yeo|ye|yo|you|yu|wa|wae|wo|we|wi)"
    r"(?:k|n|l|m|p|t|ng)?"
)


def is_syllable(form: str) -> bool:
    """Whether a folded word may be one Chinese or Korean syllable."""
    return len(form) <= 6 and bool(_CHINESE.fullmatch(form) or _KOREAN.fullmatch(form))
