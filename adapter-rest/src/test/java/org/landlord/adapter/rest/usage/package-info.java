@NullMarked
package org.landlord.adapter.rest.usage;

import org.jspecify.annotations.NullMarked;
