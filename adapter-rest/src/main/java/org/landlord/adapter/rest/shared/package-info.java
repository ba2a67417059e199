/// JSON that more than one feature has.
@NullMarked
package org.landlord.adapter.rest.shared;

import org.jspecify.annotations.NullMarked;
