/// The settings of the server on PostgreSQL.
@NullMarked
package org.landlord.app.server.postgres;

import org.jspecify.annotations.NullMarked;
