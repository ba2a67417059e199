@NullMarked
package org.landlord.adapter.memory.tenancy;

import org.jspecify.annotations.NullMarked;
