/// Several server processes on one PostgreSQL database.
@NullMarked
package org.landlord.it.processes;

import org.jspecify.annotations.NullMarked;
