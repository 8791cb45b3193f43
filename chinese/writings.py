"""How else a word may stand in a text: names of the desk are kept as they were typed."""

from chinese.convert import for_reader
from chinese.folding import fold
from chinese.script import Script


def writings(words: str) -> list[str]:
    """The words as given, in Simplified, in Traditional, and folded; each writing once.

    None but the first is ever blank, which any column would hold.

    For columns that no index folds: one of these is what stands there.

    >>> writings("棧橋")
    ['棧橋', '栈桥']
    >>> writings("栈桥 AI")
    ['栈桥 AI', '棧橋 AI', '栈桥 ai']
    """
    simplified = for_reader(words, written=Script.HANT, reader=Script.HANS)
    traditional = for_reader(simplified, written=Script.HANS, reader=Script.HANT)
    others = (other for other in (simplified, traditional, fold(words)) if other.strip())
    return list(dict.fromkeys([words, *others]))
