### Directories in and out: imports, duplicates.

## What this server keeps

keep-listing-imports = What an import of the directory last wrote: a fingerprint of the rows and their numbers
keep-listing-imports-why = So that an import can run again without doing its work twice or writing over what was changed here.
keep-listing-imports-who = Nobody; only the import reads it.
keep-listing-duplicates = Pairs of listings that may be one organization, and what stewards decided about them
keep-listing-duplicates-why = So that nobody is asked the same twice and a merge can be undone. Who decided is not kept.
keep-listing-duplicates-who = Site stewards

## Duplicates: a page for stewards

duplicate-title = Listings that may be one
duplicate-lead = Two listings look like the same organization. Look at both; merge them or keep them apart. Nothing is merged by itself, and everything can be undone below.
duplicate-none = No pair waits for a decision.
# Heading over two listings; $one and $other are names of organizations.
duplicate-pair = { $one } and { $other }
# Caption of the table that shows both side by side, for screen readers.
duplicate-caption = { $one } and { $other }, side by side
duplicate-field = What
duplicate-first = First listing
duplicate-second = Second listing
duplicate-name = Name
duplicate-alternate = Other name
duplicate-description = Description
duplicate-website = Website
duplicate-mail = E-mail
duplicate-phones = Phones
duplicate-addresses = Addresses
duplicate-services = Services
duplicate-source = Taken from
duplicate-reason-name = Same name
duplicate-reason-alike = Similar name
duplicate-reason-website = Same website
duplicate-reason-mail = Same e-mail
duplicate-reason-phone = Same phone
duplicate-reason-address = Same address
duplicate-merge-first = Merge into the first
duplicate-merge-second = Merge into the second
duplicate-keep = Keep apart
duplicate-decided = Decided lately
# $one and $other were merged; $kept is the name that stayed.
duplicate-merged = { $one } and { $other } are one now: { $kept }
duplicate-apart = { $one } and { $other } are two
duplicate-undo = Undo
