/// The database beyond units of work: its address, and the connection that watches it for all that processes share.
@NullMarked
package org.landlord.adapter.postgres.database;

import org.jspecify.annotations.NullMarked;
