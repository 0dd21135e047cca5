#include "ui/charts/chartview.h"

namespace heliograph {

#ifndef HELIOGRAPH_CHARTS
ChartView *makeChartView(QWidget *)
{
    return nullptr;
}
#endif

}
