"""Textbook cases: what is marked, what brings it on, and the muscle that textbooks name.

The first ones are derived from the table of zones (all essential places of each trigger
point), the others from the typical complaints of each muscle in the same textbooks.
Places without a side are the patient's right or the midline.
"""

from dataclasses import dataclass

from gluteapp.domain.vocabulary import TRIGGER_POINTS


@dataclass(frozen=True)
class TextbookCase:
    """One case; ``muscles`` must all be among the first three, ``first`` leads."""

    name: str
    places: tuple[str, ...]
    first: str
    factors: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


def _case(name, places, first, factors="", also=()):
    return TextbookCase(name, tuple(places.split()), first, tuple(factors.split()), (first, *also))


COMPLAINTS = (
    # gluteus maximus
    _case("tail bone on a hard seat", "coccyx:7", "gluteus-maximus", "hard-seat sitting"),
    _case("sit bone on a hard seat", "ischial-tuberosity:6", "gluteus-maximus", "hard-seat"),
    _case("crescent along the cleft", "sacroiliac-joint:5 mid-buttock:5 lower-buttock:6",
          "gluteus-maximus", "walking-uphill"),
    _case("uphill in a stoop", "mid-buttock:5 lower-buttock:5", "gluteus-maximus",
          "walking-uphill"),
    _case("kicking in the pool", "mid-buttock:4 lower-buttock:6", "gluteus-maximus", "swimming"),
    _case("buttock and lower sacrum", "sacrum:4 mid-buttock:6 lower-buttock:5",
          "gluteus-maximus", "fall-or-impact"),
    _case("sit bone and fold", "ischial-tuberosity:7 lower-buttock:5", "gluteus-maximus"),
    _case("tail bone and fold", "coccyx:6 lower-buttock:3", "gluteus-maximus", "sitting"),
    # gluteus medius
    _case("belt line and sacrum", "iliac-crest:6 sacrum:5", "gluteus-medius", "walking",
          ("quadratus-lumborum",)),
    _case("lumbago", "iliac-crest:6 lumbar-paraspinal:7 sacrum:5", "gluteus-medius", "walking"),
    _case("belt, joint and sacrum", "iliac-crest:6 sacroiliac-joint:6 sacrum:4",
          "gluteus-medius", "lying-on-side", ("quadratus-lumborum",)),
    _case("outer buttock", "upper-buttock:6 mid-buttock:5", "gluteus-medius", "slouched-sitting"),
    _case("lying on that side", "upper-buttock:5 mid-buttock:6", "gluteus-medius",
          "lying-on-side walking"),
    _case("low back and upper buttock", "lumbar-paraspinal:5 upper-buttock:6", "gluteus-medius"),
    _case("sacrum and upper buttock", "sacrum:6 upper-buttock:5", "gluteus-medius",
          "lying-on-back"),
    # gluteus minimus
    _case("outer leg to the ankle", "lateral-thigh:6 lateral-calf:7 lateral-ankle:5",
          "gluteus-minimus", "rising-from-chair"),
    _case("back of the leg", "posterior-thigh:6 posterior-calf:6 lower-buttock:5",
          "gluteus-minimus", "walking"),
    _case("buttock and calf", "mid-buttock:5 posterior-calf:6", "gluteus-minimus",
          "no-easy-position"),
    _case("outer knee and calf", "knee:4 lateral-calf:6", "gluteus-minimus", "limping"),
    _case("outer calf alone", "lateral-calf:6", "gluteus-minimus"),
    _case("outer ankle alone", "lateral-ankle:5", "gluteus-minimus"),
    _case("fold, thigh and outer calf", "lower-buttock:6 lateral-thigh:6 lateral-calf:4",
          "gluteus-minimus", "lying-on-side"),
    _case("right buttock and down the back of the thigh, worse sitting",
          "mid-buttock:6 posterior-thigh:5", "gluteus-minimus", "", ("piriformis",)),
    # piriformis
    _case("joint, buttock and hip", "sacroiliac-joint:7 mid-buttock:6 lateral-hip:5",
          "piriformis", "sitting"),
    _case("joint and buttock", "sacroiliac-joint:6 mid-buttock:6", "piriformis", "sitting"),
    _case("buttock and hip, rising", "mid-buttock:6 lateral-hip:6", "piriformis",
          "rising-from-chair"),
    _case("buttock, hip and thigh", "mid-buttock:6 lateral-hip:6 posterior-thigh:3",
          "piriformis", "sitting", ("gluteus-minimus",)),
    _case("joint, buttock and thigh", "sacroiliac-joint:6 mid-buttock:6 posterior-thigh:4",
          "piriformis", "long-sitting"),
    # quadratus lumborum
    _case("belt line on coughing", "iliac-crest:8", "quadratus-lumborum",
          "coughing-or-sneezing rolling-in-bed", ("gluteus-medius",)),
    _case("belt line and groin", "iliac-crest:6 groin:5", "quadratus-lumborum",
          "lifting-or-twisting"),
    _case("belt, groin and lower belly", "iliac-crest:5 groin:5 lower-abdomen:4",
          "quadratus-lumborum"),
    _case("belt and hip", "iliac-crest:6 lateral-hip:6", "quadratus-lumborum", "rolling-in-bed"),
    _case("hip on lying", "lateral-hip:7", "quadratus-lumborum", "", ("piriformis",)),
    _case("joint alone", "sacroiliac-joint:7", "quadratus-lumborum", "coughing-or-sneezing"),
    _case("hip and lower buttock", "lateral-hip:5 lower-buttock:6", "quadratus-lumborum",
          "standing-upright"),
    _case("belt and joint", "iliac-crest:6 sacroiliac-joint:6", "quadratus-lumborum",
          "rising-from-chair", ("gluteus-medius",)),
    _case("belt, joint, hip", "iliac-crest:6 sacroiliac-joint:5 lateral-hip:6",
          "quadratus-lumborum", "coughing-or-sneezing"),
    _case("hip and groin", "lateral-hip:6 groin:4", "quadratus-lumborum"),
    # look-alikes
    _case("inner thigh and groin", "groin:5 medial-thigh:6", "adductor-magnus"),
    _case("front of the thigh", "anterior-thigh:6", "iliopsoas"),
)  # fmt: skip


def derived_cases(library):
    """One case for each trigger point: all its essential places."""
    return [
        _case(point, " ".join(f"{place}:6" for place in sorted(library.main_regions(point))),
              point.rsplit(".", 1)[0])
        for points in TRIGGER_POINTS.values()
        for point in points
    ]  # fmt: skip
