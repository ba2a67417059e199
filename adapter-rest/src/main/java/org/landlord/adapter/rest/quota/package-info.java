/// The REST API of quota: usage limits.
@NullMarked
package org.landlord.adapter.rest.quota;

import org.jspecify.annotations.NullMarked;
