/// Every operation of the API, requested by callers without permission for it.
@NullMarked
package org.landlord.it.operations;

import org.jspecify.annotations.NullMarked;
