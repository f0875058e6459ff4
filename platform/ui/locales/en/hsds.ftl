### Directories in and out: imports, duplicates.

## What this server keeps

keep-listing-imports = What an import of the directory last wrote: a fingerprint of the rows and their numbers
keep-listing-imports-why = So that an import can run again without doing its work twice or writing over what was changed here.
keep-listing-imports-who = Nobody; only the import reads it.
