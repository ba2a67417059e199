@NullMarked
package org.landlord.adapter.memory.secret;

import org.jspecify.annotations.NullMarked;
