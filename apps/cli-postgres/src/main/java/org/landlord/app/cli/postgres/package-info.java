/// The runnable CLI on PostgreSQL databases.
@NullMarked
package org.landlord.app.cli.postgres;

import org.jspecify.annotations.NullMarked;
