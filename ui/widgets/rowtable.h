#pragma once

class QTableView;

namespace heliograph {

constexpr int kTableRowHeight = 28; ///< pixels

/// Makes a table of whole rows of one height, without a grid and without editing, whose columns are as wide as they are set.
void setUpRows(QTableView &table);

}
