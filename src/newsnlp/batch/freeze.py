"""Imported last by the process that workers are forked from.

The garbage collector writes into every object it looks at; a page that a worker writes to is
copied. So what was loaded until now is taken out of its sight.
"""

from __future__ import annotations

import gc

gc.collect()
gc.freeze()
