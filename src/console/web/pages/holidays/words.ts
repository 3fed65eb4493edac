import { inBoth } from '../../words/words.js';

export const words = inBoth({
  en: {
    title: 'Holidays',
    explained:
      'The public holidays that decisions look at: those of the house policy, else of the calendars.',
    residence: 'Place, such as US-MA, AU-NSW or CN',
    year: 'Year',
    show: 'Show',
    house: 'Written down in the house policy',
    calendar: 'From the calendars',
    unknown:
      'Nobody knows the holidays of that year there: contacts that depend on them wait for a person. Write them down in the house policy.',
    matters: 'Rules of this place look at holidays.',
    doesNotMatter:
      'No rule of this place looks at holidays, and the house policy does not close them.',
    day: 'Day',
    date: 'Date',
    none: 'There are none.',
    policy: 'House policy',
  },
  zh: {
    title: '假日',
    explained: '决定所参照的公共假日：机构政策中写明的，否则以日历为准。',
    residence: '地区，例如 US-MA、AU-NSW 或 CN',
    year: '年份',
    show: '显示',
    house: '机构政策中写明',
    calendar: '来自日历',
    unknown: '无人知道该地该年的假日：取决于假日的联系须等待人工处理。请在机构政策中写明。',
    matters: '该地的规则会参照假日。',
    doesNotMatter: '该地没有规则参照假日，机构政策也未规定假日不联系。',
    day: '星期',
    date: '日期',
    none: '没有假日。',
    policy: '机构政策',
  },
});
