/// What the use cases of several features share: their ports, lookups and paging.
@NullMarked
package org.landlord.application.shared;

import org.jspecify.annotations.NullMarked;
