/// The audit logs in memory.
@NullMarked
package org.landlord.adapter.memory.audit;

import org.jspecify.annotations.NullMarked;
