"""Makes a page in all its forms: the one way for window, commands and benchmarks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gluteapp.domain.handout import build_page
from gluteapp.domain.page import MadePage, PageCase, plan_of

if TYPE_CHECKING:
    from gluteapp.domain.page import Figure, Page, PageJob
    from gluteapp.domain.vocabulary import Side
    from gluteapp.handout.figures import FigureKey
    from gluteapp.handout.render import PageRenderer
    from gluteapp.loading import Content


class PagePress:
    """Keeps the renderer and the last drawing's figures, so that a next page is quick."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._renderer: PageRenderer | None = None
        self._figures: dict[FigureKey, str] = {}
        self._drawn_for: object = None

    def make(self, job: PageJob) -> MadePage:
        """The page of a job, in one language or two."""
        page, second = self._page(job, job.wishes.language), None
        if job.wishes.second_language:
            second = self._page(job, job.wishes.second_language)
        figures = self._drawn(page, job)
        poses = self._poses(page)
        return MadePage(
            page,
            partial(self._pdf, job, page, second, figures, poses),
            partial(self._content.html_page, page, figures, poses),
        )

    def close(self) -> None:
        """Remove the renderer's temporary files."""
        if self._renderer is not None:
            self._renderer.close()
            self._renderer = None

    def _page(self, job: PageJob, language: str) -> Page:
        library = self._content.library_in(language)
        case = PageCase(library, self._content.atlas, job.drawing, job.safety)
        return build_page(job.wishes, case)

    def _drawn(self, page: Page, job: PageJob) -> dict[tuple[str, Figure], str]:
        """The page's figures; those of another language differ in their words only."""
        from gluteapp.handout.figures import draw_figures

        drawn_for = (job.drawing, job.wishes.figure)
        if drawn_for != self._drawn_for:
            self._drawn_for, self._figures = drawn_for, {}
        content = self._content
        return draw_figures(
            page,
            content.atlas,
            content.artworks_with(job.wishes.figure),
            content.style("print"),
            job.drawing,
            known=self._figures,
        )

    def _poses(self, page: Page) -> dict[tuple[str, Side], str]:
        from gluteapp.handout.figures import draw_poses

        return draw_poses(page, self._content.pose_picture)

    def _pdf(
        self,
        job: PageJob,
        page: Page,
        second: Page | None,
        figures: dict[tuple[str, Figure], str],
        poses: dict[tuple[str, Side], str],
    ) -> bytes:
        from gluteapp.content.plan_file import attachment_bytes
        from gluteapp.handout.render import Sheet

        if self._renderer is None:
            self._renderer = self._content.page_renderer()
        attachment = attachment_bytes(job.drawing, plan_of(job.wishes, job.format))
        return self._renderer.render(Sheet(page, figures, poses, second, attachment), job.format)
