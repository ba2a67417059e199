/// The stored data as tables. A committed state never changes: the next unit of work writes a fork.
@NullMarked
package org.landlord.adapter.memory.state;

import org.jspecify.annotations.NullMarked;
