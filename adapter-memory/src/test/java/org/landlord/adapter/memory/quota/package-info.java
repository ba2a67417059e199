@NullMarked
package org.landlord.adapter.memory.quota;

import org.jspecify.annotations.NullMarked;
