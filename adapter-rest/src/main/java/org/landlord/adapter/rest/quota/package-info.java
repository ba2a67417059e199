/// The REST API of quota: usage limits, reservations, quota events.
@NullMarked
package org.landlord.adapter.rest.quota;

import org.jspecify.annotations.NullMarked;
