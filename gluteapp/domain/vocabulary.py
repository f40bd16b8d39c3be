"""The fixed words of the atlas: sides, aspects, layers, levels and every id of the contract."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """The patient's side, never the side of the screen."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"

    @property
    def opposite(self) -> Side:
        """The other side; the midline is its own."""
        if self is Side.MIDLINE:
            return self
        return Side.LEFT if self is Side.RIGHT else Side.RIGHT


class Aspect(StrEnum):
    """From where the body is seen."""

    POSTERIOR = "posterior"
    ANTERIOR = "anterior"
    RIGHT_LATERAL = "right-lateral"
    LEFT_LATERAL = "left-lateral"

    @property
    def near_side(self) -> Side | None:
        """The side that a lateral aspect shows; ``None`` where both are seen."""
        return {Aspect.RIGHT_LATERAL: Side.RIGHT, Aspect.LEFT_LATERAL: Side.LEFT}.get(self)

    @property
    def mirrored(self) -> Aspect:
        """The aspect from which the other half looks alike."""
        pair = {
            Aspect.RIGHT_LATERAL: Aspect.LEFT_LATERAL,
            Aspect.LEFT_LATERAL: Aspect.RIGHT_LATERAL,
        }
        return pair.get(self, self)

    @property
    def shows_the_buttock(self) -> bool:
        """Whether every core muscle and its trigger points can be seen from here."""
        return self is not Aspect.ANTERIOR


class Layer(StrEnum):
    """Drawn depth, outermost first."""

    SKIN = "skin"
    SUPERFICIAL = "superficial"
    INTERMEDIATE = "intermediate"
    DEEP = "deep"
    NERVES = "nerves"
    BONES = "bones"


class ZoneLevel(StrEnum):
    """How regularly textbooks show the pain in a zone."""

    ESSENTIAL = "essential"
    SPILLOVER = "spillover"


class Tier(StrEnum):
    """How urgent a red flag is: now, same day, soon."""

    R1 = "R1"
    R2 = "R2"
    R3 = "R3"


CORE_MUSCLES = (
    "gluteus-maximus",
    "gluteus-medius",
    "gluteus-minimus",
    "piriformis",
    "quadratus-lumborum",
)
LOOK_ALIKE_MUSCLES = (
    "tensor-fasciae-latae",
    "hamstrings-medial",
    "biceps-femoris",
    "multifidus",
    "iliocostalis-lumborum",
    "longissimus-thoracis",
    "iliopsoas",
    "adductor-magnus",
    "rectus-abdominis",
    "pelvic-floor",
    "obturator-internus",
    "soleus",
    "vastus-lateralis",
)
TRIGGER_POINTS: dict[str, tuple[str, ...]] = {
    muscle: tuple(f"{muscle}.{number}" for number in range(1, count + 1))
    for muscle, count in zip(CORE_MUSCLES, (3, 3, 2, 2, 4), strict=True)
}


def zone_owners(muscle: str) -> tuple[str, ...]:
    """What the zones of a muscle belong to: its trigger points, or the muscle as a whole."""
    return TRIGGER_POINTS.get(muscle, (muscle,))


CARD_MUSCLES = (*CORE_MUSCLES, *LOOK_ALIKE_MUSCLES)
"""Every muscle that has a card: the five in full, the look-alikes in short."""
ZONE_OWNERS = tuple(owner for muscle in CARD_MUSCLES for owner in zone_owners(muscle))
"""Everything that a zone can belong to."""
PAIRED_STRUCTURES = (
    *CORE_MUSCLES,
    *LOOK_ALIKE_MUSCLES,
    "hip-bone",
    "femur",
    "tibia",
    "fibula",
    "patella",
    "talus",
    "calcaneus",
    "foot-bones",
    "rib-11",
    "rib-12",
    "sciatic-nerve",
    "iliotibial-tract",
    "quadratus-femoris",
    "gemelli",
    "gastrocnemius",
    "rectus-femoris",
    "vastus-medialis",
    "tibialis-anterior",
    "external-oblique",
    "sartorius",
    "gracilis",
    "adductor-longus",
    "fibularis-longus",
)
MIDLINE_STRUCTURES = (
    "skin",
    "sacrum",
    "coccyx",
    "vertebra-t11",
    "vertebra-t12",
    "vertebra-l1",
    "vertebra-l2",
    "vertebra-l3",
    "vertebra-l4",
    "vertebra-l5",
)
MIDLINE_REGIONS = ("sacrum", "coccyx", "genital")
PAIRED_REGIONS = (
    "iliac-crest",
    "lumbar-paraspinal",
    "sacroiliac-joint",
    "upper-buttock",
    "mid-buttock",
    "lower-buttock",
    "ischial-tuberosity",
    "lateral-hip",
    "groin",
    "lower-abdomen",
    "anterior-thigh",
    "lateral-thigh",
    "posterior-thigh",
    "medial-thigh",
    "knee",
    "popliteal",
    "lateral-calf",
    "posterior-calf",
    "anterior-shin",
    "lateral-ankle",
    "foot",
    "flank",
)
REGIONS = (*PAIRED_REGIONS, *MIDLINE_REGIONS)
LEG_REGIONS = frozenset(
    {
        "anterior-thigh",
        "lateral-thigh",
        "posterior-thigh",
        "medial-thigh",
        "knee",
        "popliteal",
        "lateral-calf",
        "posterior-calf",
        "anterior-shin",
        "lateral-ankle",
        "foot",
    }
)
BUTTOCK_REGIONS = frozenset(
    {"upper-buttock", "mid-buttock", "lower-buttock", "ischial-tuberosity", "lateral-hip"}
)
BELOW_KNEE_REGIONS = frozenset(
    {"lateral-calf", "posterior-calf", "anterior-shin", "lateral-ankle", "foot"}
)
FACTORS = (
    "sitting",
    "slouched-sitting",
    "hard-seat",
    "long-sitting",
    "rising-from-chair",
    "standing",
    "standing-on-one-leg",
    "standing-upright",
    "walking",
    "walking-uphill",
    "climbing-stairs",
    "running",
    "uneven-or-soft-ground",
    "limping",
    "lying-on-side",
    "lying-on-back",
    "rolling-in-bed",
    "coughing-or-sneezing",
    "bending-forward",
    "lifting-or-twisting",
    "side-bending",
    "swimming",
    "racket-or-field-sport",
    "squatting",
    "crossing-legs",
    "wallet-in-back-pocket",
    "squeezing-the-buttock",
    "fall-or-impact",
    "car-accident",
    "slip-of-the-foot",
    "injection",
    "sexual-position",
    "no-easy-position",
    "eases-lying-down",
)
QUALITIES = (
    "aching",
    "burning",
    "stabbing",
    "cramping",
    "pressure",
    "tingling",
    "numb",
    "dull",
    "sharp",
    "shooting",
)
"""How a pain can feel."""
NERVE_QUALITIES = frozenset({"tingling", "numb"})
"""Words that speak of a nerve and call for its questions."""
DEPTHS = ("surface", "deep")
FACTOR_KINDS = {
    "slouched-sitting": "sitting",
    "long-sitting": "sitting",
    "hard-seat": "sitting",
    "standing-upright": "standing",
    "standing-on-one-leg": "standing",
    "walking-uphill": "walking",
}
"""Factors that are a kind of another one: a muscle known for the other is half meant."""
FLAG_TIERS: dict[str, Tier] = {
    "saddle-numbness": Tier.R1,
    "bladder-or-bowel-change": Tier.R1,
    "sexual-function-loss": Tier.R1,
    "both-legs": Tier.R1,
    "leg-weakness": Tier.R1,
    "tearing-pain": Tier.R1,
    "chest-pain-or-breathless": Tier.R1,
    "calf-swelling": Tier.R2,
    "fever-or-infection": Tier.R2,
    "fall-or-fracture-risk": Tier.R2,
    "cancer-history": Tier.R2,
    "inflammatory-pattern": Tier.R3,
    "numbness-below-the-knee": Tier.R3,
    "groin-led-stiff-hip": Tier.R3,
    "leg-pain-eased-by-sitting": Tier.R3,
    "urinary-or-pelvic-symptoms": Tier.R3,
    "rash-or-blisters": Tier.R3,
    "not-improving": Tier.R3,
    "under-16": Tier.R3,
}
CONDITIONS = (
    "anticoagulant",
    "clot",
    "osteoporosis",
    "hip-replacement",
    "hip-surgery",
    "outer-hip-tendon-pain",
    "pregnancy",
    "reduced-feeling",
    "skin-problem",
    "knee-pain",
    "acute-tear",
)


def region_sides(region: str) -> tuple[Side, ...]:
    """The sides on which a region exists."""
    if region in MIDLINE_REGIONS:
        return (Side.MIDLINE,)
    return (Side.LEFT, Side.RIGHT)


def structure_sides(structure: str) -> tuple[Side, ...]:
    """The sides on which a structure exists; empty for an unknown one."""
    if structure in MIDLINE_STRUCTURES:
        return (Side.MIDLINE,)
    if structure in PAIRED_STRUCTURES:
        return (Side.LEFT, Side.RIGHT)
    return ()


def muscle_of(trigger_point: str) -> str:
    """``gluteus-medius`` of ``gluteus-medius.2``."""
    return trigger_point.rsplit(".", 1)[0]


FIGURES = ("female", "male")
"""The bodies that the skin layer can show; the first one is the default."""
