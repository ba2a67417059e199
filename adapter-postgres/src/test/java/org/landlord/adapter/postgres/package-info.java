/// The contracts of storage on a real PostgreSQL, and what is specific to it.
@NullMarked
package org.landlord.adapter.postgres;

import org.jspecify.annotations.NullMarked;
