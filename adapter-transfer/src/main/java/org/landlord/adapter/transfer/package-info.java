/// Transfers between the storages: SQLite files and PostgreSQL databases.
@NullMarked
package org.landlord.adapter.transfer;

import org.jspecify.annotations.NullMarked;
