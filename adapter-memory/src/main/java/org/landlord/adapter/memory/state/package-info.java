/// The stored data as tables, and transactions on them.
@NullMarked
package org.landlord.adapter.memory.state;

import org.jspecify.annotations.NullMarked;
