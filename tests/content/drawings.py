"""Small whole drawings as SVG text, to be spoilt by tests."""

from gluteapp.domain.vocabulary import CORE_MUSCLES, TRIGGER_POINTS, Layer

POINTS = [point for points in TRIGGER_POINTS.values() for point in points]
DEPTH = {
    "gluteus-maximus": Layer.SUPERFICIAL,
    "gluteus-medius": Layer.INTERMEDIATE,
    "gluteus-minimus": Layer.DEEP,
    "piriformis": Layer.DEEP,
    "quadratus-lumborum": Layer.DEEP,
}


def a_box_path(left, top, width, height):
    return f"M{left},{top}h{width}v{height}h{-width}z"


def a_pair(name, data, attributes=""):
    """A right path and its mirror on the left."""
    return (
        f'<path id="{name}.right" d="{data}"{attributes}/>'
        f'<use id="{name}.left" xlink:href="#{name}.right" transform="scale(-1,1)"/>\n'
    )


def a_structure(name, data):
    return (
        f'<g id="{name}.right"><path id="{name}.outline" d="{data}"/></g>\n'
        f'<g id="{name}.left" transform="scale(-1,1)"><use xlink:href="#{name}.outline"/></g>\n'
    )


def a_midline(name, data):
    return f'<g id="{name}.midline"><path id="{name}.outline" d="{data}"/></g>\n'


def a_drawing_svg(*, aspect_is_lateral=False):
    """A posterior aspect of boxes: everything the reader asks for, and no more."""
    layers = dict.fromkeys(Layer, "")
    layers[Layer.SKIN] = a_midline("skin", a_box_path(-150, -300, 300, 900))
    layers[Layer.BONES] = a_midline("sacrum", a_box_path(-40, -90, 80, 90))
    for number, muscle in enumerate(CORE_MUSCLES):
        layers[DEPTH[muscle]] += a_structure(muscle, a_box_path(20, -200 + 50 * number, 60, 40))
    body = "".join(f'<g id="layer-{layer}">\n{layers[layer]}</g>\n' for layer in reversed(Layer))
    zones = "".join(
        a_pair(f"zone.{point}.{level}", a_box_path(30, 10 * number, 40, 30))
        for number, point in enumerate(POINTS)
        for level in ("essential", "spillover")
    )
    marks = "".join(
        a_pair(point, f"M{28 + number},-2l4,4m0,-4l-4,4") for number, point in enumerate(POINTS)
    )
    regions = a_pair("region.mid-buttock", a_box_path(20, 0, 60, 60)) + (
        f'<path id="region.coccyx.midline" d="{a_box_path(-5, 0, 10, 20)}"/>\n'
    )
    landmarks = (
        '<circle id="landmark.psis-right" cx="40" cy="-60" r="1"/>'
        '<use id="landmark.psis-left" xlink:href="#landmark.psis-right" transform="scale(-1,1)"/>\n'
    )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' viewBox="-200 -330 400 1000">\n'
        f'{body}<g id="regions">\n{regions}</g>\n<g id="zones">\n{zones}</g>\n'
        f'<g id="trigger-points">\n{marks}</g>\n<g id="landmarks">\n{landmarks}</g>\n</svg>\n'
    )
    return only_the_right(svg) if aspect_is_lateral else svg


def only_the_right(svg):
    import re

    svg = re.sub(r'<use id="[^"]*" [^>]*/>', "", svg)
    return re.sub(r'<g id="[a-z-]+\.left".*?</g>\n', "", svg)
