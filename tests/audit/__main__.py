"""Write data/audit.toml again, as of today."""

from datetime import UTC, datetime

from decision.catalog.audit_table import FILE
from tests.audit.table import worked_out
from tests.conftest import DATA

if __name__ == "__main__":
    today = datetime.now(UTC).date()
    (DATA / FILE).write_text(worked_out(DATA, today), encoding="utf-8", newline="\n")
