/// Values that several features use: texts, ids, metadata, time, versions.
@NullMarked
package org.landlord.domain.shared;

import org.jspecify.annotations.NullMarked;
