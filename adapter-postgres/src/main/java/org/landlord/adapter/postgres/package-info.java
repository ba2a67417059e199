/// Storage on PostgreSQL, for several server processes: docs/adr/0063-postgresql.md.
@NullMarked
package org.landlord.adapter.postgres;

import org.jspecify.annotations.NullMarked;
