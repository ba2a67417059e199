/// The usage ledger in memory.
@NullMarked
package org.landlord.adapter.memory.usage;

import org.jspecify.annotations.NullMarked;
