@NullMarked
package org.landlord.adapter.memory.billing;

import org.jspecify.annotations.NullMarked;
