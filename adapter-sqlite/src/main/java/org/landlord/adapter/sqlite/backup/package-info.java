/// Copies of the database file, restores, and how a start notices a restore:
/// `docs/adr/0061-backup-and-restore.md`.
@NullMarked
package org.landlord.adapter.sqlite.backup;

import org.jspecify.annotations.NullMarked;
