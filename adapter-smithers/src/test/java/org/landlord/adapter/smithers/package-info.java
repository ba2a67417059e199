/// The original's files, as they are read.
@NullMarked
package org.landlord.adapter.smithers;

import org.jspecify.annotations.NullMarked;
