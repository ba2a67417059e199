@NullMarked
package org.landlord.adapter.memory.audit;

import org.jspecify.annotations.NullMarked;
