"""How long a command takes from nothing to its answer, with warm page caches.

    python bench/start.py [--rounds 5]

``newsnlp extract`` of one paragraph to jsonl and ``newsnlp --help``, each in a new process: the
best wall time and the most memory. Modules are compiled first, as ``pip install`` compiles them.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import newsnlp

PARAGRAPH = """\
Директором Центра опережающей профессиональной подготовки Смоленской области назначена Мария
Захарченко. Об этом 12 мая 2025 года сообщил министр образования региона Пётр Лосев. Ранее она
возглавляла Заречный техникум, где отвечала за конкурсы профессионального мастерства. Новый
руководитель ЦОПП представит план работы центра на совещании в Смоленске в пятницу.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=5)
    print(json.dumps(cold_start(parser.parse_args().rounds), indent=1))


def cold_start(rounds: int = 5) -> dict[str, dict[str, float]]:
    """Return command → best seconds (wall, CPU) and most megabytes of a new process."""
    compileall.compile_dir(str(Path(newsnlp.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paragraph.txt"
        file.write_text(PARAGRAPH, "utf-8")
        return {
            "extract": best(["extract", str(file), "--format", "jsonl"], rounds),
            "help": best(["--help"], rounds),
        }


def best(arguments: list[str], rounds: int) -> dict[str, float]:
    """Return what the fastest of some runs took; the first may still build the cache file."""
    runs = [once([sys.executable, "-m", "newsnlp", *arguments]) for _ in range(rounds + 1)][1:]
    wall, cpu, memory = (round(min(column), 3) for column in zip(*runs, strict=True))
    return {"wall_s": wall, "cpu_s": cpu, "memory_mb": memory}


def once(command: list[str]) -> tuple[float, float, float]:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    spent = time.perf_counter() - began
    if status:
        raise SystemExit(f"bench/start.py: {' '.join(command)} failed")
    return spent, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
