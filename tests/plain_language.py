"""How hard an English text is to read, and words that a patient never reads from us."""

import re

NEVER = (
    "damage", "damaged", "weak muscle", "worn", "wear and tear", "out of place", "toxin", "toxins",
    "release", "reset", "degenerate", "degeneration", "unstable", "crumbling", "bone on bone",
    "dysfunction", "pathology", "cure", "heal", "misaligned", "knots",
)  # fmt: skip
"""They frighten, promise or are untrue (safety.md, section 1; and research on wording)."""
LONGEST_SENTENCE = 20


def sentences(text):
    """A text cut at full stops, question marks, colons and semicolons."""
    return [one for one in re.split(r"[.!?:;](?:\s+|$)|\n", text) if re.search("[A-Za-z]", one)]


def words(text):
    """Words and numbers."""
    return re.findall(r"[A-Za-z0-9][\w'-]*", text)


def syllables(word):
    """Groups of vowels, without a silent ending: right for nine words of ten."""
    letters = re.sub("[^a-z]", "", word.lower())
    if len(letters) <= 3:
        return 1
    spoken = re.sub(r"(?:[^laeiouy]es|[^laeiouydt]ed|[^laeiouy]e)$", lambda end: end[0][0], letters)
    return max(1, len(re.findall("[aeiouy]{1,2}", spoken)))


def grade(text):
    """The Flesch-Kincaid grade (Kincaid et al. 1975): years at school."""
    found = [word for word in words(text) if word[0].isalpha()]
    per_sentence = len(found) / len(sentences(text))
    per_word = sum(map(syllables, found)) / len(found)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def forbidden(text):
    """The words of the list that a text holds."""
    return [one for one in NEVER if re.search(rf"\b{one}\b", text, re.IGNORECASE)]
