"""The programme of the day can be taken along as a file, by the chair alone (who may come in: `test_access`)."""

from __future__ import annotations

from starlette.testclient import TestClient

from app.plan_file import write_plan
from app.web.headers import DOWNLOAD_POLICY
from tests.core.day import PLAN


def test_the_file_is_the_programme_as_it_stands(chair: TestClient) -> None:
    answer = chair.get("/programma.md")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.text == write_plan(PLAN)
    assert f"titel: {PLAN.title}" in answer.text


def test_the_file_is_a_download_in_a_sandbox_and_is_not_kept(chair: TestClient) -> None:
    headers = chair.get("/programma.md").headers
    assert headers["content-disposition"] == 'attachment; filename="dag.md"'
    assert headers["content-security-policy"] == DOWNLOAD_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
