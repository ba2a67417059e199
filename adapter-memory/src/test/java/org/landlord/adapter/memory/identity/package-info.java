@NullMarked
package org.landlord.adapter.memory.identity;

import org.jspecify.annotations.NullMarked;
