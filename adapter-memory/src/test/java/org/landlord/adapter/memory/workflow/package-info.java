@NullMarked
package org.landlord.adapter.memory.workflow;

import org.jspecify.annotations.NullMarked;
