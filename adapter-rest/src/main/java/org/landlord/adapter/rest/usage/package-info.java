/// The REST API of usage: usage events and sums.
@NullMarked
package org.landlord.adapter.rest.usage;

import org.jspecify.annotations.NullMarked;
