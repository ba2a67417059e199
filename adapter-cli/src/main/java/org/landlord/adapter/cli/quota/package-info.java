/// Commands for limits and reservations.
@NullMarked
package org.landlord.adapter.cli.quota;

import org.jspecify.annotations.NullMarked;
