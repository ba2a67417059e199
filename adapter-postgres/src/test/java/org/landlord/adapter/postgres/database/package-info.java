/// The database beyond units of work, on a real PostgreSQL.
@NullMarked
package org.landlord.adapter.postgres.database;

import org.jspecify.annotations.NullMarked;
