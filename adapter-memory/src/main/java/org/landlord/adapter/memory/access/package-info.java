/// API keys in memory.
@NullMarked
package org.landlord.adapter.memory.access;

import org.jspecify.annotations.NullMarked;
