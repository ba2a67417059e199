@NullMarked
package org.landlord.adapter.rest.access.ratelimit;

import org.jspecify.annotations.NullMarked;
